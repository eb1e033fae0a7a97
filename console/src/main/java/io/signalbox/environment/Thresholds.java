package io.signalbox.environment;

/// From where on an operator wants to be told. Every value stands in the environments file and may
/// be left out there.
///
/// @param serverUnhealthy tell when a server has sent nothing for ten seconds
/// @param clientsDownPercent tell when more than this share of the clients went within a minute; 1 to
///     100, 0 = never
/// @param pollingPercent tell when more than this share of the clients is on HTTP long-polling; 1 to
///     100, 0 = never
/// @param loopLagMillis tell when the event loop of a server is later than this; 0 = never
public record Thresholds(
        boolean serverUnhealthy, int clientsDownPercent, int pollingPercent, int loopLagMillis) {

    /// Of an environment that says nothing.
    public static final Thresholds USUAL = new Thresholds(true, 20, 50, 200);

    private static final int LONGEST_LAG = 60_000;

    public Thresholds {
        percent("clientsDownPercent", clientsDownPercent);
        percent("pollingPercent", pollingPercent);
        if (loopLagMillis < 0 || loopLagMillis > LONGEST_LAG) {
            throw new EnvironmentException(
                    "loopLagMillis "
                            + loopLagMillis
                            + ": 1 to 60000 milliseconds are allowed, 0 for never");
        }
    }

    private static void percent(String name, int value) {
        if (value < 0 || value > 100) {
            throw new EnvironmentException(
                    name + " " + value + ": 1 to 100 percent are allowed, 0 for never");
        }
    }
}
