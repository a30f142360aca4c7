"""Holds the published documents against parsers that are not ours.

    python3 Tests/ContractsTests/check_documents.py

needs the packages of requirements.txt beside it; without them it makes a virtual environment in .build/contracts-venv
and runs itself there.
"""

import copy
import json
import pathlib
import subprocess
import sys
import venv
import warnings

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
CONTRACTS = ROOT / "Shared" / "Contracts"
FIXTURES = ROOT / "Tests" / "Fixtures" / "events"
ENVIRONMENT = ROOT / ".build" / "contracts-venv"

try:
    import jsonschema
    import yaml

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import asyncapi3
except ImportError:
    if pathlib.Path(sys.prefix).resolve() == ENVIRONMENT.resolve():
        raise
    venv.create(ENVIRONMENT, with_pip=True)
    python = ENVIRONMENT / "bin" / "python"
    subprocess.run([python, "-m", "pip", "install", "--quiet", "-r", HERE / "requirements.txt"], check=True)
    sys.exit(subprocess.run([python, __file__, *sys.argv[1:]]).returncode)

problems = []


def expect(condition, what):
    if not condition:
        problems.append(what)


def load(path):
    return json.loads(path.read_text()) if path.suffix == ".json" else yaml.safe_load(path.read_text())


def validator(schema):
    cls = jsonschema.validators.validator_for(schema)
    cls.check_schema(schema)
    return cls(schema, format_checker=cls.FORMAT_CHECKER)


# JSON Schemas and golden files


def mutations(value, schema, root):
    """The value with each required member taken away, and with each part given another type."""
    if "$ref" in schema:
        schema = root["$defs"][schema["$ref"].rsplit("/", 1)[1]]
    yield 12 if isinstance(value, str) else "another type"
    if isinstance(value, dict):
        for name in value:
            if name in schema.get("required", []):
                yield {key: inner for key, inner in value.items() if key != name}
            inner = schema.get("properties", {}).get(name, schema.get("additionalProperties", {}))
            for mutated in mutations(value[name], inner, root):
                yield {**value, name: mutated}
    if isinstance(value, list) and value:
        for mutated in mutations(value[0], schema.get("items", {}), root):
            yield [mutated, *value[1:]]


def check_schemas():
    envelope = validator(load(CONTRACTS / "schemas" / "envelope.json"))
    cloudevents = validator(load(FIXTURES / "cloudevents" / "cloudevents.schema.json"))
    validator(load(CONTRACTS / "schemas" / "answer.json"))
    golden = sorted((HERE / "Golden").glob("*.json"))
    expect(golden, "there are no golden files")
    for path in golden:
        event = load(path)
        schema = load(CONTRACTS / "schemas" / path.name)
        content = validator(schema)
        expect(schema["$id"] == "urn:casewire:schema:" + event["type"], f"{path.name}: the $id is not the dataschema")
        for check in (envelope, cloudevents):
            for error in check.iter_errors(event):
                problems.append(f"{path.name}: {error.json_path}: {error.message}")
        for error in content.iter_errors(event["data"]):
            problems.append(f"{path.name}: data {error.json_path}: {error.message}")
        for mutated in mutations(event["data"], schema, schema):
            expect(
                not content.is_valid(mutated),
                f"{path.name}: a broken content is valid: {json.dumps(mutated)[:200]}")
        for name in ("specversion", "id", "source", "type"):
            broken = {key: value for key, value in event.items() if key != name}
            expect(not envelope.is_valid(broken), f"{path.name}: an envelope without {name} is valid")
    return len(golden)


def check_answers():
    answer = validator(load(CONTRACTS / "schemas" / "answer.json"))
    good = [
        {"status": "accepted", "id": "1", "version": 1},
        {"status": "ok", "data": [], "next": "c"},
        {"status": "refused", "error": {"code": "not_found", "message": "There is no such case."}},
    ]
    bad = [{}, {"status": "accepted"}, {"status": "ok"}, {"status": "refused", "error": {"code": "no"}}]
    for value in good:
        expect(answer.is_valid(value), f"the answer {value} is not valid")
    for value in bad:
        expect(not answer.is_valid(value), f"the answer {value} is valid")


# AsyncAPI


def without_binding_extensions(value, in_bindings=False):
    """The parser does not know that bindings may have extensions (`x-…`)."""
    if isinstance(value, dict):
        return {
            name: without_binding_extensions(inner, in_bindings or name == "bindings")
            for name, inner in value.items()
            if not (in_bindings and name.startswith("x-"))
        }
    if isinstance(value, list):
        return [without_binding_extensions(inner, in_bindings) for inner in value]
    return value


def references(value):
    if isinstance(value, dict):
        if isinstance(value.get("$ref"), str):
            yield value["$ref"]
        for inner in value.values():
            yield from references(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from references(inner)


def resolves(reference, document, folder):
    path, _, pointer = reference.partition("#")
    if path.startswith("http"):
        return True
    if path:
        target = folder / path
        if not target.is_file():
            return False
        document = load(target)
    for part in filter(None, pointer.split("/")):
        part = part.replace("~1", "/").replace("~0", "~")
        if not isinstance(document, dict) or part not in document:
            return False
        document = document[part]
    return True


def asyncapi_errors(document, folder):
    """What the foreign parser says, and the references that lead nowhere."""
    errors = [
        f"{reference} leads nowhere" for reference in references(document)
        if not resolves(reference, document, folder)]
    try:
        asyncapi3.AsyncAPI3.model_validate(without_binding_extensions(document))
    except ValueError as error:
        errors.append(str(error).splitlines()[0])
    return errors


def check_asyncapi():
    document = load(CONTRACTS / "asyncapi.json")
    for error in asyncapi_errors(document, CONTRACTS):
        problems.append(f"asyncapi.json: {error}")
    for what, broken in broken_documents(document):
        expect(asyncapi_errors(broken, CONTRACTS), f"asyncapi.json is taken {what}")
    listed = {reference.rsplit("/", 1)[1] for reference in references(document) if reference.startswith("./schemas/")}
    files = {path.name for path in (CONTRACTS / "schemas").glob("*.json")}
    expect(listed == files, f"asyncapi.json and the schemas differ: {sorted(listed ^ files)}")
    for path in sorted((FIXTURES / "asyncapi_examples").rglob("*.y*ml")):
        example = load(path)
        if "asyncapi" in example:
            for error in asyncapi_errors(example, path.parent):
                problems.append(f"{path.name}: {error}")


def broken_documents(document):
    channel = next(iter(document["channels"]))
    operation = next(iter(document["operations"]))

    def broken(what, change):
        copied = copy.deepcopy(document)
        change(copied)
        return what, copied

    yield broken("without info", lambda d: d.pop("info"))
    yield broken("with another version", lambda d: d.update(asyncapi="2.6.0"))
    yield broken("without a title", lambda d: d["info"].pop("title"))
    yield broken("with an unknown member", lambda d: d.update(topics={}))
    yield broken("with an unknown action", lambda d: d["operations"][operation].update(action="publish"))
    yield broken("without an operation's channel", lambda d: d["operations"][operation].pop("channel"))
    yield broken("with a list of channels", lambda d: d.update(channels=[]))
    yield broken("with a lost reference", lambda d: d["channels"].pop(channel))
    yield broken("with a wrong binding", lambda d: d["channels"][channel]["bindings"]["amqp"].update({"is": "topic"}))
    yield broken(
        "with a binding's unknown member",
        lambda d: d["channels"][channel]["bindings"]["amqp"].update(topic="a"))


def check_not_example():
    """`not-asyncapi.yml` is a document about the keyword `not`: what its payload excludes must be refused."""
    example = load(FIXTURES / "asyncapi_examples" / "not-asyncapi.yml")
    payload = validator(example["components"]["schemas"]["testSchema"])
    expect(not payload.is_valid({"key": 1}), "not-asyncapi.yml: what `not` excludes is valid")
    expect(payload.is_valid({"key": "1"}), "not-asyncapi.yml: what `not` allows is not valid")


count = check_schemas()
check_answers()
check_asyncapi()
check_not_example()
for problem in problems:
    print(problem, file=sys.stderr)
print(f"{count} messages checked, {len(problems)} problems")
sys.exit(1 if problems else 0)
