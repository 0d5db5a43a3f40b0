package dev.nightshift.bootstrap.health;

import dev.nightshift.adapters.web.health.Readiness;
import dev.nightshift.adapters.web.health.ReadinessCheck;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Whether the disk of the data directory has space. A node without is still ready: it can be read from, and says to writers
 * what is wrong.
 */
public final class DiskCheck implements ReadinessCheck {

    private static final long MEGABYTE = 1 << 20;

    /** Below this part of what should be free nothing of any size can be written. */
    private static final int FULL_PART = 20;

    private final Path dataDirectory;
    private final long leastFree;

    /** @param leastFreeMegabytes below this the disk counts as nearly full, below a twentieth of it as full */
    public DiskCheck(Path dataDirectory, int leastFreeMegabytes) {
        this.dataDirectory = dataDirectory;
        this.leastFree = leastFreeMegabytes * MEGABYTE;
    }

    @Override
    public String name() {
        return "disk";
    }

    @Override
    public Readiness check() {
        try {
            return of(Files.getFileStore(dataDirectory).getUsableSpace());
        } catch (IOException unknown) {
            return Readiness.degraded("It cannot be asked for its free space.");
        }
    }

    private Readiness of(long free) {
        if (free >= leastFree) {
            return Readiness.up();
        }
        return free < leastFree / FULL_PART
                ? Readiness.down(
                        "It is full: of the disk of the data directory %d MB are free.".formatted(free / MEGABYTE))
                : Readiness.degraded(
                        "It is nearly full: of the disk of the data directory %d MB are free, which should be %d."
                                .formatted(free / MEGABYTE, leastFree / MEGABYTE));
    }
}
