package io.signalbox.bench.load;

import io.signalbox.bench.probe.Histogram;
import java.util.List;
import java.util.Map;

/// What one run has shown.
///
/// @param figures by name; the unit is in the name
/// @param classes what a connection keeps on a JVM's heap, the largest first; empty where not measured
public record LoadResult(Map<String, Double> figures, List<Histogram.Share> classes) {}
