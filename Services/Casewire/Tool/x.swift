import ArgumentParser
import NIOPosix
