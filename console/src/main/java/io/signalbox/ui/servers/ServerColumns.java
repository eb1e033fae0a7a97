package io.signalbox.ui.servers;

import io.signalbox.fleet.ServerExtras;
import io.signalbox.ui.kit.Tone;
import io.signalbox.ui.kit.table.Column;
import io.signalbox.ui.kit.words.Numbers;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/// The columns of the Servers table.
final class ServerColumns {

    private static final String UNKNOWN = "\u2013";

    private ServerColumns() {}

    static List<Column<ServerRow>> all() {
        return List.of(
                Column.<ServerRow>colour("Colour", 78, ServerRow::colour),
                Column.<ServerRow>mono("Task", 108, ServerRow::shortTask)
                        .tone(ServerColumns::stale),
                Column.<ServerRow>mono("Revision", 104, row -> orUnknown(row.revision()))
                        .tone(ServerColumns::stale),
                Column.<ServerRow>text("Zone", 96, row -> orUnknown(row.zone()))
                        .tone(ServerColumns::stale),
                Column.<ServerRow>mono("Instance", 76, row -> orUnknown(row.shortInstance()))
                        .tone(ServerColumns::stale),
                number("Clients", 64, row -> row.entry().clients(), ServerColumns::clients),
                number("Polling", 66, ServerRow::pollingShare, ServerColumns::polling),
                number("Events/s", 76, ServerRow::eventsPerSecond, ServerColumns::events),
                lag(),
                number("CPU", 58, ofExtras(ServerExtras::cpu), ServerColumns::cpu),
                number(
                        "Heap",
                        80,
                        ofExtras(extras -> (double) extras.heapUsedBytes()),
                        ServerColumns::heap),
                number(
                        "Up",
                        84,
                        row -> (double) row.entry().uptime().toMillis(),
                        ServerColumns::up),
                target(),
                seen());
    }

    private static Column<ServerRow> number(
            String title,
            double width,
            ToDoubleFunction<ServerRow> value,
            Function<ServerRow, String> text) {
        return Column.number(title, width, value, text).tone(ServerColumns::stale);
    }

    private static Column<ServerRow> lag() {
        return Column.<ServerRow>number(
                        "Loop lag",
                        76,
                        ofExtras(ServerExtras::maxLoopLagMillis),
                        ServerColumns::lag)
                .tone(row -> !row.condition().stale() && row.lagging() ? Tone.WARN : stale(row));
    }

    private static Column<ServerRow> target() {
        return Column.<ServerRow>text("Target", 88, row -> orUnknown(row.target()))
                .tone(row -> row.targetWell() ? stale(row) : Tone.WARN);
    }

    private static Column<ServerRow> seen() {
        return Column.<ServerRow>number(
                        "Seen", 134, row -> (double) row.age().toMillis(), ServerColumns::seen)
                .orderedBy(Comparator.comparing(ServerRow::condition).thenComparing(ServerRow::age))
                .tone(ServerColumns::seenTone);
    }

    private static String clients(ServerRow row) {
        return Numbers.grouped(row.entry().clients());
    }

    private static String polling(ServerRow row) {
        return Numbers.percent(row.pollingShare());
    }

    private static String events(ServerRow row) {
        return Numbers.rate(row.eventsPerSecond());
    }

    private static String lag(ServerRow row) {
        ServerExtras extras = row.extras();
        return extras == null ? UNKNOWN : ServerDetail.millis(extras.maxLoopLagMillis());
    }

    private static String cpu(ServerRow row) {
        ServerExtras extras = row.extras();
        return extras == null ? UNKNOWN : Numbers.percent(extras.cpu());
    }

    private static String heap(ServerRow row) {
        ServerExtras extras = row.extras();
        return extras == null ? UNKNOWN : Numbers.bytes((double) extras.heapUsedBytes());
    }

    private static String up(ServerRow row) {
        return Numbers.age(row.entry().uptime());
    }

    private static String seen(ServerRow row) {
        String age = Numbers.age(row.age());
        return row.condition().word().isEmpty() ? age : row.condition().word() + " " + age;
    }

    private static Tone seenTone(ServerRow row) {
        return switch (row.condition()) {
            case REPORTING -> Tone.NORMAL;
            case DRAINING, SILENT, GONE -> Tone.WARN;
        };
    }

    private static Tone stale(ServerRow row) {
        return row.condition().stale() ? Tone.QUIET : Tone.NORMAL;
    }

    private static ToDoubleFunction<ServerRow> ofExtras(ToDoubleFunction<ServerExtras> value) {
        return row -> {
            ServerExtras extras = row.extras();
            return extras == null ? Double.NaN : value.applyAsDouble(extras);
        };
    }

    private static String orUnknown(String text) {
        return text.isEmpty() ? UNKNOWN : text;
    }
}
