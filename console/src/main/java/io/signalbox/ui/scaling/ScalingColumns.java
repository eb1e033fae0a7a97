package io.signalbox.ui.scaling;

import io.signalbox.cloud.Instance;
import io.signalbox.ui.kit.Tone;
import io.signalbox.ui.kit.table.Column;
import io.signalbox.ui.kit.words.Numbers;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/// The columns of the table of instances.
final class ScalingColumns {

    private ScalingColumns() {}

    static List<Column<InstanceRow>> instances() {
        return List.of(
                Column.<InstanceRow>mono("Instance", 76, ScalingColumns::shortId),
                Column.<InstanceRow>text("Zone", 96, InstanceRow::zone),
                number("Tasks", 58, row -> row.tasks(), row -> Integer.toString(row.tasks())),
                number("CPU free", 78, of(Instance::cpuFree), text(Instance::cpuFree, "")),
                number(
                        "Memory free",
                        104,
                        of(Instance::memoryFreeMiB),
                        text(Instance::memoryFreeMiB, " MiB")),
                Column.<InstanceRow>text("State", 92, InstanceRow::state)
                        .tone(row -> row.well() ? Tone.NORMAL : Tone.WARN));
    }

    private static Column<InstanceRow> number(
            String title,
            double width,
            ToDoubleFunction<InstanceRow> value,
            Function<InstanceRow, String> text) {
        return Column.number(title, width, value, text);
    }

    private static String shortId(InstanceRow row) {
        return row.id().length() <= 7 ? row.id() : row.id().substring(0, 7);
    }

    private static ToDoubleFunction<InstanceRow> of(Function<Instance, Integer> value) {
        return row -> row.instance() == null ? Double.NaN : value.apply(row.instance());
    }

    private static Function<InstanceRow, String> text(
            Function<Instance, Integer> value, String unit) {
        return row ->
                row.instance() == null
                        ? "\u2013"
                        : Numbers.grouped(value.apply(row.instance())) + unit;
    }
}
