package dev.nightshift.bootstrap.cli;

import java.io.Console;

/** Whether somebody watches. */
final class Terminal {

    private Terminal() {}

    /** Since Java 22 there is a console without a terminal too, which then says so itself. */
    @SuppressWarnings("SystemConsoleNull")
    static boolean isThere() {
        Console console = System.console();
        if (console == null) {
            return false;
        }
        try {
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (ReflectiveOperationException beforeJava22) {
            return true;
        }
    }
}
