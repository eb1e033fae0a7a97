package io.signalbox.app.tour;

/// Whether a share of new connections is what the weights ask for.
///
/// Each connection falls on green with probability `weight`, independently, so the count is binomial.
/// The bounds lie four standard deviations around the mean: a right balancer fails about once in
/// 16,000 checks, and with 300 connections a balancer that ignores the weights fails nearly always.
record WeightCheck(int connections, int onGreen, int greenPercent) {

    private static final double DEVIATIONS = 4;

    double mean() {
        return connections * greenPercent / 100.0;
    }

    double bound() {
        double share = greenPercent / 100.0;
        return DEVIATIONS * Math.sqrt(connections * share * (1 - share));
    }

    boolean holds() {
        return connections > 0 && Math.abs(onGreen - mean()) <= bound();
    }

    @Override
    public String toString() {
        return onGreen
                + " of "
                + connections
                + " new connections on green, "
                + Math.round(Math.max(0, mean() - bound()))
                + " to "
                + Math.round(Math.min(connections, mean() + bound()))
                + " expected";
    }
}
