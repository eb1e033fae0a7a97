package io.signalbox.lab.ecs.task;

/// What an exit code means to a person.
public final class ExitCodes {
    private ExitCodes() {}

    public static String text(int code) {
        return switch (code) {
            case 2 -> "exit code 2 (bad settings)";
            case 130 -> "exit code 130 (SIGINT)";
            case 134 -> "exit code 134 (SIGABRT)";
            case 137 -> "exit code 137 (SIGKILL)";
            case 139 -> "exit code 139 (SIGSEGV)";
            case 143 -> "exit code 143 (SIGTERM)";
            default -> "exit code " + code;
        };
    }
}
