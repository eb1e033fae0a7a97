package io.signalbox.bench.compare;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.signalbox.bench.load.LoadResult;
import io.signalbox.bench.probe.Histogram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// The figures of one scenario.
///
/// @param connections how many there were
/// @param conditions under which it was measured, a sentence each
/// @param results of each server, in the order of the rounds
public record Report(
        Scenario scenario,
        int connections,
        List<String> conditions,
        Map<Contender, List<LoadResult>> results) {

    /// The middle one, or the mean of the two in the middle.
    static double median(double... values) {
        double[] sorted = values.clone();
        java.util.Arrays.sort(sorted);
        int half = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }

    static String number(double value) {
        return String.format(Locale.ROOT, Math.abs(value) < 100 ? "%.2f" : "%,.0f", value);
    }

    private double[] values(Contender contender, String figure) {
        return results.getOrDefault(contender, List.of()).stream()
                .mapToDouble(r -> r.figures().getOrDefault(figure, Double.NaN))
                .toArray();
    }

    /// A table of medians with smallest, largest and the ratio to raw Netty, and what a connection keeps by class.
    public String markdown() {
        StringBuilder text = new StringBuilder();
        text.append("## %s, %,d connections\n\n".formatted(scenario.text(), connections));
        conditions.forEach(c -> text.append("- ").append(c).append('\n'));
        text.append("\n| figure | server | median | smallest–largest | against raw Netty |\n");
        text.append("|---|---|--:|--:|--:|\n");
        for (String figure : scenario.figures()) {
            results.keySet().forEach(contender -> row(text, figure, contender));
        }
        results.forEach((contender, all) -> classes(text, contender, all.getLast().classes()));
        return text.toString();
    }

    private void row(StringBuilder text, String figure, Contender contender) {
        double[] values = values(contender, figure);
        java.util.Arrays.sort(values);
        double median = median(values);
        text.append(
                "| %s | %s | %s | %s–%s | %s |\n"
                        .formatted(
                                figure,
                                contender.text(),
                                number(median),
                                number(values[0]),
                                number(values[values.length - 1]),
                                ratio(figure, median)));
    }

    private String ratio(String figure, double median) {
        double[] limit = values(Contender.NETTY, figure);
        return limit.length == 0
                ? "–"
                : String.format(Locale.ROOT, "%.2f ×", median / median(limit));
    }

    private static void classes(
            StringBuilder text, Contender contender, List<Histogram.Share> classes) {
        if (classes.isEmpty()) {
            return;
        }
        text.append("\n### Heap per connection by class: ").append(contender.text());
        text.append("\n\n| class | objects | bytes |\n|---|--:|--:|\n");
        for (Histogram.Share share : classes) {
            if (share.bytes() >= 1) {
                text.append(
                        String.format(
                                Locale.ROOT,
                                "| `%s` | %.2f | %.1f |\n",
                                share.type(),
                                share.instances(),
                                share.bytes()));
            }
        }
    }

    /// Writes `NAME.md` and `NAME.json`.
    public void write(Path folder, String name) throws IOException {
        Files.writeString(folder.resolve(name + ".md"), markdown());
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("scenario", scenario.text());
        json.put("connections", connections);
        json.put("conditions", conditions);
        Map<String, Object> servers = new LinkedHashMap<>();
        results.forEach((contender, all) -> servers.put(contender.text(), all));
        json.put("rounds", servers);
        new ObjectMapper()
                .enable(SerializationFeature.INDENT_OUTPUT)
                .writeValue(folder.resolve(name + ".json").toFile(), json);
    }
}
