package dev.nightshift.embeddedpostgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What tells this machine, or container, since its last start from any other. */
final class Machine {

    private Machine() {}

    /** Empty where the system does not tell. */
    static String id() {
        try {
            Path kernel = Path.of("/proc/sys/kernel/random/boot_id");
            Path processes = Path.of("/proc/self/ns/pid");
            return Files.readString(kernel).strip() + "/"
                    + Files.readSymbolicLink(processes).getFileName();
        } catch (IOException e) {
            return "";
        }
    }
}
