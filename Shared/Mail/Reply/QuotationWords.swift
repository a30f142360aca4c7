/// The words by which mail programs of many languages introduce an older mail; all in lower case.
enum QuotationWords {
    /// A field of a header that is written into the text.
    enum Field: Hashable {
        case from
        case sent
        case date
        case to
        case copy
        case subject
    }

    /// How an attribution may begin.
    static let leads = [
        "on ", "am ", "le ", "el ", "il ", "em ", "op ", "den ", "w dniu ", "dne ", "vào ", "la data de ", "dana ",
        "pada ",
        "в ", "у ", "στις ", "ma ", "ti ", "ke ", "to ", "pe ", "la ", "su ", "maanantai", "tiistai", "keskiviikko",
        "torstai", "perjantai", "lauantai", "sunnuntai", "kuupäev ",
    ]

    /// The words for writing of which an attribution holds one.
    static let writing: Set<String> = [
        "wrote", "writes", "said", "schrieb", "geschrieben", "schrieben", "écrit", "escribió", "scritto", "escreveu",
        "schreef", "skrev", "kirjoitti", "kirjoittaa", "kirjutas", "написал", "написала", "пишет", "писал", "писала",
        "написав", "пише", "napisał", "napisała", "pisze", "napsal", "napísal", "írta", "yazdı", "scris",
        "έγραψε", "napisao", "napisala", "rašė", "rakstīja", "viết", "menulis", "escriure", "כתב", "كتب",
    ]

    /// The same in scripts that do not part words by spaces.
    static let writingEndings = ["写道", "寫道", "のメール", "書きました", "작성"]

    private static let separators: Set<String> = [
        "original message", "original appointment", "original email", "reply message", "ursprüngliche nachricht",
        "originalnachricht", "ursprungliga meddelandet", "originalmeddelande", "ursprungligt meddelande",
        "oprindelig meddelelse", "oprindelig besked", "opprinnelig melding", "alkuperäinen viesti",
        "alkuperäinen sähköposti",
        "message d'origine", "message d’origine", "message original", "mensaje original", "messaggio originale",
        "mensagem original", "oorspronkelijk bericht", "исходное сообщение", "первоначальное сообщение",
        "оригинальное сообщение", "oryginalna wiadomość", "wiadomość oryginalna", "původní zpráva", "původní e-mail",
        "pôvodná správa", "eredeti üzenet", "mesaj original", "orijinal mesaj", "izvorna poruka", "originalna poruka",
        "algne kiri", "thư gốc", "原始邮件", "原郵件", "邮件原件", "元のメッセージ", "original-nachricht", "원본 메일",
    ]

    private static let forwarding = [
        "forwarded message", "begin forwarded message", "forwarded by", "weitergeleitete nachricht",
        "anfang der weitergeleiteten", "message transféré", "début du message réexpédié", "début du message transféré",
        "mensaje reenviado", "messaggio inoltrato", "messaggio originale inoltrato", "mensagem encaminhada",
        "doorgestuurd bericht", "vidarebefordrat meddelande", "videresendt meddelelse", "videresendt melding",
        "välitetty viesti", "edelleen lähetetty viesti", "edelleenlähetetty viesti", "välitetty viesti alkaa",
        "пересылаемое сообщение", "пересланное сообщение", "начало переадресованного", "wiadomość przekazana",
        "przesłana wiadomość", "přeposlaná zpráva", "edastatud kiri", "továbbított üzenet", "转发的邮件", "転送メッセージ",
    ]

    private static let labels: [(Field, String)] = [
        (.from, "from von de da van fra från lähettäjä lähde от від od feladó kimden de_la od_koga saatja 发件人 寄件者 差出人"),
        (
            .sent,
            "sent gesendet envoyé enviado inviato verzonden sendt skickat lähetetty отправлено надіслано wysłano"
        ),
        (.sent, "odesláno elküldve gönderildi trimis saadetud datum/uhrzeit 发送时间 送信日時 enviada_em enviada envoyé_le"),
        (.date, "date datum data fecha dato päivämäärä päiväys pvm дата dátum tarih kuupäev 日期 日付"),
        (.to, "to an à a para aan til till vastaanottaja kenelle кому do komu címzett kime către saaja 收件人 宛先"),
        (.copy, "cc kopie copie copia kopia kopio копия копія másolatot"),
        (
            .subject,
            "subject betreff objet asunto oggetto assunto onderwerp emne ämne aihe тема temat předmět tárgy konu"
        ),
        (.subject, "subiect teema 主题 主旨 件名"),
    ]

    /// The names of the fields, and what they mean.
    static let fields: [String: Field] = {
        var fields: [String: Field] = [:]
        for (field, names) in labels {
            for name in names.split(separator: " ").map(String.init) { fields[name.replacing("_", with: " ")] = field }
        }
        return fields
    }()

    /// Whether the line parts a reply from the older mail below, such as `-----Original Message-----`.
    static func isSeparator(_ line: String) -> Bool {
        isRuled(line) && separators.contains(line.withoutRule.lowercased())
    }

    /// Whether a forwarded mail begins below the line.
    static func isForwarding(_ line: String) -> Bool {
        guard line.count <= 120 else { return false }
        let inner = line.withoutRule.lowercased()
        let isWhole = isRuled(line) || inner.hasSuffix(":")
        return isWhole && forwarding.contains { inner.hasPrefix($0) }
    }

    private static func isRuled(_ line: String) -> Bool {
        let text = line.trimmed
        return line.count <= 120 && (text.hasPrefix("--") || text.hasPrefix("__") || text.hasPrefix("—"))
    }
}
