package io.signalbox.lab.metrics;

/// Values of one stretch of time, added up.
record StatisticSet(double sum, double count, double minimum, double maximum) {
    static StatisticSet of(double value) {
        return new StatisticSet(value, 1, value, value);
    }

    StatisticSet plus(StatisticSet other) {
        return new StatisticSet(
                sum + other.sum,
                count + other.count,
                Math.min(minimum, other.minimum),
                Math.max(maximum, other.maximum));
    }

    double value(Statistic statistic) {
        return switch (statistic) {
            case AVERAGE -> sum / count;
            case SUM -> sum;
            case MINIMUM -> minimum;
            case MAXIMUM -> maximum;
            case SAMPLE_COUNT -> count;
        };
    }
}
