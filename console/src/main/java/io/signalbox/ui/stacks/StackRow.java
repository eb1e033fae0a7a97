package io.signalbox.ui.stacks;

import io.signalbox.cloud.stack.ResourceDrift;
import io.signalbox.cloud.stack.Stack;
import io.signalbox.templates.FleetFileException;
import io.signalbox.templates.Template;
import io.signalbox.templates.Templates;
import io.signalbox.ui.kit.Tone;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// One stack as the table shows it.
///
/// @param shipped version of its template that this console carries; empty for a stack of somebody
///     else's
/// @param movedOnly whether it drifted only where operations and scaling move things on purpose
record StackRow(Stack stack, Optional<String> shipped, boolean movedOnly) {

    /// @param drifts what the last detection found in it
    static StackRow of(Stack stack, List<ResourceDrift> drifts) {
        return new StackRow(
                stack,
                stack.template().flatMap(StackRow::shipped),
                !drifts.isEmpty() && drifts.stream().noneMatch(ResourceDrift::matters));
    }

    private static Optional<String> shipped(String template) {
        if (!Templates.ids().contains(template)) {
            return Optional.empty();
        }
        try {
            return Optional.of(Templates.read(template)).map(Template::version);
        } catch (FleetFileException unreadable) {
            throw new IllegalStateException("a template of this build is broken", unreadable);
        }
    }

    String name() {
        return stack.name();
    }

    String fleet() {
        return stack.fleet().orElse("\u2013");
    }

    /// `traffic 2`, or `traffic 1 → 2` where an update would bring another version.
    String template() {
        String id = stack.template().orElse("\u2013");
        String version = stack.templateVersion().map(v -> " " + v).orElse("");
        return outdated() ? id + version + " \u2192 " + shipped.orElse("") : id + version;
    }

    boolean outdated() {
        return shipped.isPresent() && !shipped.equals(stack.templateVersion());
    }

    String status() {
        return words(stack.status().word());
    }

    /// CloudFormation's word as one reads it: `update rollback complete`.
    static String words(String status) {
        return status.toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    Tone statusTone() {
        if (stack.status().moving()) {
            return Tone.NORMAL;
        }
        return switch (stack.status().word()) {
            case "UPDATE_ROLLBACK_COMPLETE", "REVIEW_IN_PROGRESS" -> Tone.WARN;
            default -> stack.status().failed() ? Tone.CRITICAL : Tone.NORMAL;
        };
    }

    String drift() {
        return switch (stack.drift()) {
            case "IN_SYNC" -> "in sync";
            case "DRIFTED" -> movedOnly ? "as operated" : "drifted";
            case "UNKNOWN" -> "unknown";
            default -> "not checked";
        };
    }

    Tone driftTone() {
        return switch (stack.drift()) {
            case "DRIFTED" -> movedOnly ? Tone.NORMAL : Tone.WARN;
            case "IN_SYNC" -> Tone.NORMAL;
            default -> Tone.QUIET;
        };
    }

    String guarded() {
        return stack.guarded() ? "on" : "off";
    }

    Instant changed() {
        Instant updated = stack.updated();
        return updated == null ? stack.created() : updated;
    }

    /// All that it can be found by.
    String words() {
        return String.join(
                " ", name(), fleet(), template(), status(), stack.status().word(), drift());
    }

    /// Whether it was deployed from one of the templates under the name that a fleet file gives.
    boolean ours() {
        return shipped.isPresent()
                && stack.fleet()
                        .map(fleet -> stack.name().equals(fleet + "-" + stack.shortName()))
                        .orElse(false);
    }
}
