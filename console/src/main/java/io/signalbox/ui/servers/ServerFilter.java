package io.signalbox.ui.servers;

import io.signalbox.fleet.ServerExtras;
import io.signalbox.ui.kit.filter.FilterColumn;
import io.signalbox.ui.kit.filter.FilterLanguage;
import io.signalbox.ui.kit.json.JsonObject;
import io.signalbox.ui.kit.table.RowFile;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/// What is known of a server, as names in the filter and in a file. Numbers in the filter are those that
/// the table shows: milliseconds, percent, MiB, seconds.
final class ServerFilter {
    private static final double MIB = 1024 * 1024;

    private ServerFilter() {}

    static FilterLanguage<ServerRow> language() {
        return new FilterLanguage<>(
                List.of(
                        FilterColumn.word("colour", ServerFilter::colour, "blue", "green"),
                        FilterColumn.text("id", ServerRow::serverId),
                        FilterColumn.text("host", row -> row.entry().hostname()),
                        FilterColumn.text("revision", ServerRow::revision),
                        FilterColumn.text("zone", ServerRow::zone),
                        FilterColumn.text("instance", ServerRow::instanceId),
                        FilterColumn.text("target", ServerRow::target),
                        FilterColumn.word(
                                "state",
                                row -> row.condition().word(),
                                "draining",
                                "no stats",
                                "gone"),
                        FilterColumn.<ServerRow>number("clients", row -> row.entry().clients()),
                        FilterColumn.<ServerRow>number("polling", row -> row.pollingShare() * 100),
                        FilterColumn.number("events", ServerRow::eventsPerSecond),
                        FilterColumn.number("lag", extras(ServerExtras::maxLoopLagMillis)),
                        FilterColumn.number("cpu", extras(extras -> extras.cpu() * 100)),
                        FilterColumn.number("heap", extras(e -> e.heapUsedBytes() / MIB)),
                        FilterColumn.<ServerRow>number(
                                "up", row -> row.entry().uptime().toSeconds())));
    }

    static RowFile<ServerRow> file() {
        return new RowFile<>(
                "servers",
                List.of(
                        field("id", ServerRow::serverId),
                        field("colour", ServerFilter::colour),
                        field("host", row -> row.entry().hostname()),
                        field("revision", ServerRow::revision),
                        field("zone", ServerRow::zone),
                        field("instance", ServerRow::instanceId),
                        field("target", ServerRow::target),
                        field("state", row -> row.condition().word()),
                        field("clients", row -> Integer.toString(row.entry().clients())),
                        field("polling", row -> Integer.toString(row.entry().pollingClients())),
                        field("events", row -> Double.toString(row.eventsPerSecond())),
                        field("lag", number(extras(ServerExtras::maxLoopLagMillis))),
                        field("cpu", number(extras(ServerExtras::cpu))),
                        field("heap", number(extras(e -> (double) e.heapUsedBytes()))),
                        field("up", row -> Long.toString(row.entry().uptime().toSeconds())),
                        field("seen", row -> row.entry().lastSeen().toString())),
                ServerFilter::json);
    }

    private static String json(ServerRow row) {
        return new JsonObject()
                .text("id", row.serverId())
                .text("colour", colour(row))
                .text("host", row.entry().hostname())
                .number("pid", row.entry().pid())
                .text("revision", row.revision())
                .text("zone", row.zone())
                .text("instance", row.instanceId())
                .text("target", row.target())
                .text("state", row.condition().word())
                .number("clients", row.entry().clients())
                .number("polling", row.entry().pollingClients())
                .number("eventsPerSecond", row.eventsPerSecond())
                .number("lagMillis", extras(ServerExtras::maxLoopLagMillis).applyAsDouble(row))
                .number("cpu", extras(ServerExtras::cpu).applyAsDouble(row))
                .number("heapBytes", extras(e -> (double) e.heapUsedBytes()).applyAsDouble(row))
                .number("upSeconds", row.entry().uptime().toSeconds())
                .text("seen", row.entry().lastSeen().toString())
                .toString();
    }

    private static RowFile.Field<ServerRow> field(String name, Function<ServerRow, String> text) {
        return new RowFile.Field<>(name, text);
    }

    private static String colour(ServerRow row) {
        return row.colour() == null ? "" : row.colour().word();
    }

    private static Function<ServerRow, String> number(ToDoubleFunction<ServerRow> value) {
        return row -> {
            double number = value.applyAsDouble(row);
            return Double.isFinite(number) ? Double.toString(number) : "";
        };
    }

    private static ToDoubleFunction<ServerRow> extras(ToDoubleFunction<ServerExtras> value) {
        return row -> {
            ServerExtras extras = row.extras();
            return extras == null ? Double.NaN : value.applyAsDouble(extras);
        };
    }
}
