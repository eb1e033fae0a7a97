package io.signalbox.lab.scaling;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How much an EC2 instance type offers to tasks: `cpu` in units (1024 = one vCPU), `memory` in MiB after the system and
/// the agent have taken theirs. By the pattern of AWS's names, not by a table of types.
public record InstanceSize(int cpu, int memory) {
    static final String USUAL = "t3.medium";

    private static final Pattern TYPE =
            Pattern.compile("([a-z])[a-z0-9-]*\\.(nano|micro|small|medium|(\\d*)x?large)");

    /// What ECS registers of a t3.medium's 4096 MiB, the share taken for all.
    private static final int LEFT_OF_4096 = 3_884;

    /// Empty for a text that is no instance type.
    public static Optional<InstanceSize> of(String type) {
        Matcher matcher = TYPE.matcher(type);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        int gib = gibPerCore(matcher.group(1));
        return Optional.of(
                switch (matcher.group(2)) {
                    case "nano" -> size(2, 512);
                    case "micro" -> size(2, 1_024);
                    case "small" -> size(2, 2_048);
                    case "medium" -> size(2, 4_096);
                    case "large" -> size(2, 2 * gib * 1_024);
                    default -> {
                        int factor = factor(matcher.group(3));
                        yield size(4 * factor, 4 * factor * gib * 1_024);
                    }
                });
    }

    private static int factor(String digits) {
        return digits.isEmpty() || digits.length() > 3 ? 1 : Integer.parseInt(digits);
    }

    private static int gibPerCore(String family) {
        return switch (family) {
            case "c" -> 2;
            case "r", "x", "z" -> 8;
            default -> 4;
        };
    }

    private static InstanceSize size(int cores, int memory) {
        return new InstanceSize(
                cores * 1_024, Math.toIntExact((long) memory * LEFT_OF_4096 / 4_096));
    }
}
