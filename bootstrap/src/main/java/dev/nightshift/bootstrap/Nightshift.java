package dev.nightshift.bootstrap;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The program: every command of the command line starts here. */
@Command(name = "nightshift")
public final class Nightshift implements Runnable {

    public static void main(String[] args) {
        System.exit(new CommandLine(new Nightshift()).execute(args));
    }

    @Override
    public void run() {
        CommandLine.usage(this, System.err);
    }
}
