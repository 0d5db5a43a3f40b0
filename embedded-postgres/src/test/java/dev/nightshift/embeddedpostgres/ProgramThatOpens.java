package dev.nightshift.embeddedpostgres;

import java.io.IOException;
import java.nio.file.Path;

/** A program of its own that opens a data directory and closes it when its input ends, or in its shutdown hook. */
final class ProgramThatOpens {

    private ProgramThatOpens() {}

    public static void main(String[] arguments) throws IOException {
        try {
            EmbeddedPostgres postgres = EmbeddedPostgres.open(Path.of(arguments[0]), Role.valueOf(arguments[1]));
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                System.out.println("hook " + answer(postgres));
                postgres.close();
                System.out.println("closed");
            }));
            System.out.println("open " + postgres.jdbcUrl());
            System.in.transferTo(java.io.OutputStream.nullOutputStream());
        } catch (PostgresUnavailable e) {
            System.out.println("refused " + e.getMessage() + " " + e.hint());
            System.exit(1);
        }
    }

    private static String answer(EmbeddedPostgres postgres) {
        return Sql.ask(postgres, "SELECT 'answers'");
    }
}
