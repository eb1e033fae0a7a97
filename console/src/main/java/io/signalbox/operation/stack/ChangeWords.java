package io.signalbox.operation.stack;

import io.signalbox.cloud.stack.PropertyChange;
import io.signalbox.cloud.stack.ResourceChange;
import io.signalbox.operation.Finding;
import io.signalbox.operation.PlanDraft;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A change set in the words of a plan: one line a property, before and after.
final class ChangeWords {

    private static final String NOTHING = "\u2013";
    private static final int LONGEST = 240;

    private ChangeWords() {}

    static void write(PlanDraft draft, String stack, List<ResourceChange> changes) {
        for (ResourceChange change : changes) {
            String subject = stack + " \u00b7 " + change.logicalId();
            switch (change.action()) {
                case "Add", "Import" -> draft.change(subject, NOTHING, "new " + kind(change), null);
                case "Remove" -> draft.change(subject, kind(change), "removed", null);
                default -> modified(draft, subject, change);
            }
        }
        warn(draft, stack, changes);
    }

    private static void modified(PlanDraft draft, String subject, ResourceChange change) {
        if (change.properties().isEmpty()) {
            draft.change(subject, kind(change), "changed", null);
        }
        for (PropertyChange property : change.properties()) {
            draft.change(
                    subject + " \u00b7 " + name(property),
                    value(property.before()),
                    value(property.after()),
                    null);
        }
    }

    private static void warn(PlanDraft draft, String stack, List<ResourceChange> changes) {
        for (ResourceChange change : changes) {
            String whom = stack + " \u00b7 " + change.logicalId() + " (" + kind(change) + ")";
            if (change.replaces()) {
                String may = change.replacement().equals("Conditional") ? " may be" : " is";
                draft.find(
                        Finding.warn(
                                whom + may + " replaced: a new one is made, the old one deleted."));
            } else if (change.action().equals("Remove")) {
                draft.find(Finding.warn(whom + " is removed."));
            }
        }
    }

    private static String name(PropertyChange property) {
        return property.path().replaceFirst("^/?Properties/", "").replace("/", ".");
    }

    private static String kind(ResourceChange change) {
        return change.type().replaceFirst("^AWS::", "").replace("::", " ");
    }

    private static String value(@Nullable String value) {
        if (value == null || value.isEmpty()) {
            return NOTHING;
        }
        return value.length() <= LONGEST ? value : value.substring(0, LONGEST) + "\u2026";
    }
}
