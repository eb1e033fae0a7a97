package io.signalbox.operation;

import java.time.Duration;

/// How patiently the effect of a write is looked for.
///
/// @param first pause between two looks; doubles up to `longest`
/// @param readBack within which AWS must show what was written
/// @param settle within which tasks must run or instances be in service
public record VerifyPace(Duration first, Duration longest, Duration readBack, Duration settle) {

    public static final VerifyPace USUAL =
            new VerifyPace(
                    Duration.ofMillis(250),
                    Duration.ofSeconds(3),
                    Duration.ofSeconds(30),
                    Duration.ofMinutes(10));

    Duration next(Duration pause) {
        Duration doubled = pause.multipliedBy(2);
        return doubled.compareTo(longest) < 0 ? doubled : longest;
    }
}
