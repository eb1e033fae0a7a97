package io.signalbox.bench.probe;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What lives on a JVM's heap, by class, as `jcmd GC.class_histogram` tells.
///
/// @param classes by name
public record Histogram(Map<String, Usage> classes) {
    private static final Pattern LINE =
            Pattern.compile("\\s*\\d+:\\s+(\\d+)\\s+(\\d+)\\s+(\\S+)( \\(.*\\))?\\s*");

    /// @param instances their number
    /// @param bytes of all of them, without what they refer to
    public record Usage(long instances, long bytes) {}

    /// One class's share of a difference.
    ///
    /// @param instances more of them, per unit
    /// @param bytes more of them, per unit
    public record Share(String type, double instances, double bytes) {}

    /// Reads jcmd's table. Two loaders' classes of one name are added up.
    public static Histogram parse(String text) {
        Map<String, Usage> classes = new HashMap<>();
        text.lines()
                .map(LINE::matcher)
                .filter(Matcher::matches)
                .forEach(
                        m ->
                                classes.merge(
                                        m.group(3),
                                        new Usage(
                                                Long.parseLong(m.group(1)),
                                                Long.parseLong(m.group(2))),
                                        Histogram::sum));
        return new Histogram(Map.copyOf(classes));
    }

    private static Usage sum(Usage a, Usage b) {
        return new Usage(a.instances + b.instances, a.bytes + b.bytes);
    }

    /// All live bytes.
    public long totalBytes() {
        return classes.values().stream().mapToLong(Usage::bytes).sum();
    }

    /// What came since another histogram, divided by a number of units, the largest first.
    public List<Share> since(Histogram before, int units, int limit) {
        Usage none = new Usage(0, 0);
        return classes.entrySet().stream()
                .map(
                        e -> {
                            Usage old = before.classes.getOrDefault(e.getKey(), none);
                            Usage now = e.getValue();
                            return new Share(
                                    e.getKey(),
                                    (double) (now.instances - old.instances) / units,
                                    (double) (now.bytes - old.bytes) / units);
                        })
                .sorted((a, b) -> Double.compare(b.bytes, a.bytes))
                .limit(limit)
                .toList();
    }
}
