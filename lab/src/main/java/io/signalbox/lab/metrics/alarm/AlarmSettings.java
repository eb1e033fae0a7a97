package io.signalbox.lab.metrics.alarm;

import io.signalbox.lab.endpoint.Input;
import io.signalbox.lab.endpoint.Members;
import java.util.List;
import java.util.Optional;

/// What every alarm has, whatever it watches.
///
/// @param okActions ARNs, as are the other two: what is called when that state is entered
record AlarmSettings(
        String name,
        Optional<String> description,
        boolean actionsEnabled,
        List<String> okActions,
        List<String> alarmActions,
        List<String> insufficientDataActions) {
    private static final int LONGEST_NAME = 255;

    static AlarmSettings from(String name, Input input) {
        if (name.isBlank() || name.length() > LONGEST_NAME) {
            throw input.invalid(
                    "AlarmName must have 1 to %d characters, not %d."
                            .formatted(LONGEST_NAME, name.length()));
        }
        return new AlarmSettings(
                name,
                input.text("AlarmDescription"),
                input.flag("ActionsEnabled").orElse(true),
                input.texts("OKActions"),
                input.texts("AlarmActions"),
                input.texts("InsufficientDataActions"));
    }

    List<String> actions(AlarmState state) {
        return switch (state) {
            case OK -> okActions;
            case ALARM -> alarmActions;
            case INSUFFICIENT_DATA -> insufficientDataActions;
        };
    }

    Members members() {
        return Members.of()
                .put("AlarmName", name)
                .put("AlarmDescription", description.orElse(null))
                .put("ActionsEnabled", actionsEnabled)
                .put("OKActions", okActions)
                .put("AlarmActions", alarmActions)
                .put("InsufficientDataActions", insufficientDataActions);
    }
}
