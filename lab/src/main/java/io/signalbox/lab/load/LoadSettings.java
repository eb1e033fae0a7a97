package io.signalbox.lab.load;

import java.time.Duration;
import java.util.OptionalLong;

/// How many clients come, and how they behave.
///
/// `clients` live at any time; a share of `pollingShare` (0 to 1) never upgrades to WebSocket; each joins one or two of
/// `channels` channels; together they publish about `publishesPerSecond`; a client lives `meanLife` on average (half to
/// one and a half of it), then leaves and a new one without cookies takes its place; `rampPerSecond` new connections a
/// second at most. `seed` makes choices and times repeatable.
public record LoadSettings(
        int clients,
        double pollingShare,
        int channels,
        double publishesPerSecond,
        Duration meanLife,
        double rampPerSecond,
        OptionalLong seed) {
    public LoadSettings {
        if (clients < 0 || clients > 10_000) {
            throw new IllegalArgumentException("clients must be 0 to 10000, not " + clients);
        }
        if (!(pollingShare >= 0 && pollingShare <= 1)) {
            throw new IllegalArgumentException("polling share must be 0 to 1, not " + pollingShare);
        }
        if (channels < 1) {
            throw new IllegalArgumentException("at least one channel, not " + channels);
        }
        if (!(publishesPerSecond >= 0 && publishesPerSecond <= 10_000)) {
            throw new IllegalArgumentException(
                    "publishes per second must be 0 to 10000, not " + publishesPerSecond);
        }
        if (meanLife.compareTo(Duration.ofMillis(500)) < 0) {
            throw new IllegalArgumentException("mean life must be at least 0.5 s, not " + meanLife);
        }
        if (!(rampPerSecond > 0 && rampPerSecond <= 10_000)) {
            throw new IllegalArgumentException(
                    "ramp must be above 0 and at most 10000 a second, not " + rampPerSecond);
        }
    }

    /// 5 % long-polling, 12 channels, a publish every five seconds from each client, 75 s of life, 50 new ones a second.
    public static LoadSettings of(int clients) {
        return new LoadSettings(
                clients, 0.05, 12, clients / 5.0, Duration.ofSeconds(75), 50, OptionalLong.empty());
    }

    public LoadSettings withPollingShare(double share) {
        return new LoadSettings(
                clients, share, channels, publishesPerSecond, meanLife, rampPerSecond, seed);
    }

    public LoadSettings withPublishesPerSecond(double rate) {
        return new LoadSettings(
                clients, pollingShare, channels, rate, meanLife, rampPerSecond, seed);
    }

    public LoadSettings withMeanLife(Duration life) {
        return new LoadSettings(
                clients, pollingShare, channels, publishesPerSecond, life, rampPerSecond, seed);
    }

    public LoadSettings withRampPerSecond(double rate) {
        return new LoadSettings(
                clients, pollingShare, channels, publishesPerSecond, meanLife, rate, seed);
    }

    public LoadSettings withSeed(long value) {
        return new LoadSettings(
                clients,
                pollingShare,
                channels,
                publishesPerSecond,
                meanLife,
                rampPerSecond,
                OptionalLong.of(value));
    }
}
