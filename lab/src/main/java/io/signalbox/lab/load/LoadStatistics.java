package io.signalbox.lab.load;

/// The load at one moment: `connected` clients are past the Socket.IO CONNECT (`polling` of them not on WebSocket),
/// `connecting` are on their way or wait to try again. The rest only grows: clients `started` and `retired` by churn,
/// `reconnects` that succeeded, `connectErrors` of any try, events `published`, acks of joins and publishes, and `ticks`
/// received.
public record LoadStatistics(int connected, int polling, int connecting, Totals totals) {

    /// What has happened since the start.
    public record Totals(
            long started,
            long retired,
            long reconnects,
            long connectErrors,
            long published,
            long acknowledged,
            long ticks) {
        public static final Totals NONE = new Totals(0, 0, 0, 0, 0, 0, 0);
    }
}
