package io.signalbox.lab.ecs.definition;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// From the shape of a template, where members have capitals and every leaf is a text, to that of the ECS API.
public final class TemplateShape {
    private static final Set<String> NUMBERS =
            Set.of(
                    "containerPort",
                    "hostPort",
                    "memoryReservation",
                    "stopTimeout",
                    "startTimeout",
                    "interval",
                    "timeout",
                    "retries",
                    "startPeriod",
                    "softLimit",
                    "hardLimit",
                    "sharedMemorySize",
                    "maxSwap",
                    "swappiness",
                    "size",
                    "sizeInGiB",
                    "transitEncryptionPort",
                    "desiredCount",
                    "base",
                    "weight",
                    "healthCheckGracePeriodSeconds",
                    "minimumHealthyPercent",
                    "maximumPercent",
                    "bakeTimeInMinutes",
                    "stepBakeTimeInMinutes",
                    "canaryBakeTimeInMinutes",
                    "targetCapacity",
                    "minimumScalingStepSize",
                    "maximumScalingStepSize",
                    "instanceWarmupPeriod");
    private static final Set<String> DECIMALS = Set.of("stepPercent", "canaryPercent");
    private static final Set<String> FLAGS =
            Set.of(
                    "essential",
                    "readonlyRootFilesystem",
                    "privileged",
                    "interactive",
                    "pseudoTerminal",
                    "disableNetworking",
                    "initProcessEnabled",
                    "readOnly",
                    "autoprovision",
                    "configuredAtLaunch",
                    "enableFaultInjection",
                    "enable",
                    "rollback");

    /// Maps whose keys are the user's own.
    private static final Set<String> FREE_KEYS =
            Set.of("dockerLabels", "options", "driverOpts", "labels");

    private TemplateShape() {}

    /// @param tree of maps, lists and texts
    public static Map<String, Object> toApi(Map<?, ?> tree) {
        return structure(tree, false);
    }

    private static Map<String, Object> structure(Map<?, ?> tree, boolean container) {
        Map<String, Object> structure = new LinkedHashMap<>();
        tree.forEach(
                (key, value) -> {
                    String name = name(String.valueOf(key));
                    structure.put(name, value(name, value, container));
                });
        return structure;
    }

    private static String name(String property) {
        if (property.startsWith("EFS")) {
            return "efs" + property.substring(3);
        }
        return property.equals("FilesystemId")
                ? "fileSystemId"
                : property.substring(0, 1).toLowerCase(Locale.ROOT) + property.substring(1);
    }

    /// @param container whether the value belongs to a container, where `cpu` and `memory` are numbers
    private static Object value(String name, Object value, boolean container) {
        return switch (value) {
            case Map<?, ?> map when FREE_KEYS.contains(name) -> new LinkedHashMap<>(map);
            case Map<?, ?> map -> structure(map, container);
            case List<?> list -> {
                boolean inner = container || name.equals("containerDefinitions");
                List<Object> items = new ArrayList<>();
                list.forEach(item -> items.add(value(name, item, inner)));
                yield items;
            }
            default -> leaf(name, String.valueOf(value), container);
        };
    }

    private static Object leaf(String name, String text, boolean container) {
        boolean number =
                NUMBERS.contains(name)
                        || (container && (name.equals("cpu") || name.equals("memory")));
        if (number && text.matches("-?\\d{1,9}")) {
            return Integer.valueOf(text);
        }
        if (DECIMALS.contains(name) && text.matches("\\d{1,3}(\\.\\d{1,9})?")) {
            return new BigDecimal(text);
        }
        boolean flag = FLAGS.contains(name) && (text.equals("true") || text.equals("false"));
        return flag ? (Object) Boolean.valueOf(text) : text;
    }
}
