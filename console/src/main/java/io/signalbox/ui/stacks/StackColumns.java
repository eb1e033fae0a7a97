package io.signalbox.ui.stacks;

import io.signalbox.cloud.stack.StackEvent;
import io.signalbox.cloud.stack.StackResource;
import io.signalbox.ui.kit.Tone;
import io.signalbox.ui.kit.table.Column;
import io.signalbox.ui.kit.words.Numbers;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The columns of the screen's tables.
final class StackColumns {
    private StackColumns() {}

    static List<Column<StackRow>> stacks(Supplier<Instant> now) {
        return List.of(
                Column.<StackRow>text("Stack", 170, StackRow::name),
                Column.<StackRow>text("Fleet", 100, StackRow::fleet),
                Column.<StackRow>text("Status", 190, StackRow::status).tone(StackRow::statusTone),
                Column.<StackRow>text("Template", 150, StackRow::template)
                        .tone(row -> row.outdated() ? Tone.WARN : Tone.NORMAL),
                Column.<StackRow>text("Drift", 100, StackRow::drift).tone(StackRow::driftTone),
                Column.<StackRow>text("Protection", 88, StackRow::guarded),
                Column.<StackRow>mono(
                                "Updated", 112, row -> Numbers.moment(row.changed(), now.get()))
                        .orderedBy(Comparator.comparing(StackRow::changed)),
                Column.<StackRow>mono(
                                "Created",
                                112,
                                row -> Numbers.moment(row.stack().created(), now.get()))
                        .orderedBy(Comparator.comparing(row -> row.stack().created())));
    }

    static List<Column<StackEvent>> events(Supplier<Instant> now) {
        return List.of(
                Column.<StackEvent>mono("When", 112, event -> Numbers.moment(event.at(), now.get()))
                        .orderedBy(Comparator.comparing(StackEvent::at)),
                Column.<StackEvent>text("Resource", 180, StackEvent::logicalId),
                Column.<StackEvent>text("Type", 220, event -> type(event.type())),
                Column.<StackEvent>text("Status", 170, event -> StackRow.words(event.status()))
                        .tone(event -> event.failed() ? Tone.CRITICAL : Tone.NORMAL),
                Column.<StackEvent>text("Reason", 300, event -> text(event.reason())));
    }

    static List<Column<StackResource>> resources(Supplier<Instant> now) {
        return List.of(
                Column.<StackResource>text("Resource", 180, StackResource::logicalId),
                Column.<StackResource>text("Type", 220, resource -> type(resource.type())),
                Column.<StackResource>text(
                                "Status", 170, resource -> StackRow.words(resource.status()))
                        .tone(
                                resource ->
                                        resource.status().endsWith("_FAILED")
                                                ? Tone.CRITICAL
                                                : Tone.NORMAL),
                Column.<StackResource>mono("Id", 300, resource -> text(resource.physicalId())),
                Column.<StackResource>text("Remark", 200, resource -> text(resource.reason())),
                Column.<StackResource>mono(
                        "Updated", 112, resource -> Numbers.moment(resource.updated(), now.get())));
    }

    /// `EC2 VPC` for `AWS::EC2::VPC`.
    static String type(String type) {
        return type.replaceFirst("^AWS::", "").replace("::", " ");
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }
}
