package io.signalbox.lab.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;

/// Reads `VmRSS` of `/proc/PID/status`, which Linux alone has; Java has no call for it.
final class ResidentMemory {
    private ResidentMemory() {}

    static OptionalLong of(long pid) {
        Path status = Path.of("/proc", Long.toString(pid), "status");
        try {
            return Files.readAllLines(status).stream()
                    .filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
                    .findFirst();
        } catch (IOException goneOrNotLinux) {
            return OptionalLong.empty();
        }
    }
}
