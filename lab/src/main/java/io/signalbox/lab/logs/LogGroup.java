package io.signalbox.lab.logs;

import io.signalbox.lab.endpoint.ApiError;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/// One log group: at most 500 streams, the longest silent of which goes first. Control thread only.
final class LogGroup {
    private static final int MOST_STREAMS = 500;

    private final String name;
    private final String arn;
    private final Instant created;
    private final Map<String, LogStream> streams = new LinkedHashMap<>();
    private OptionalInt retentionDays = OptionalInt.empty();
    private Map<String, String> tags = Map.of();

    /// @param arn without the `:*` that some operations add
    LogGroup(String name, String arn, Instant created) {
        this.name = name;
        this.arn = arn;
        this.created = created;
    }

    String name() {
        return name;
    }

    String arn() {
        return arn;
    }

    Instant created() {
        return created;
    }

    OptionalInt retentionDays() {
        return retentionDays;
    }

    void retentionDays(OptionalInt days) {
        retentionDays = days;
    }

    Map<String, String> tags() {
        return tags;
    }

    void tags(Map<String, String> changed) {
        tags = Map.copyOf(changed);
    }

    Collection<LogStream> streams() {
        return List.copyOf(streams.values());
    }

    Optional<LogStream> find(String stream) {
        return Optional.ofNullable(streams.get(stream));
    }

    /// @throws ApiError `ResourceNotFoundException`
    LogStream stream(String stream) {
        return find(stream)
                .orElseThrow(
                        () ->
                                ApiError.of(
                                        "ResourceNotFoundException",
                                        "There is no log stream '%s' in '%s'."
                                                .formatted(stream, name)));
    }

    LogStream open(String stream, Instant now) {
        LogStream known = streams.computeIfAbsent(stream, _ -> new LogStream(stream, now));
        if (streams.size() > MOST_STREAMS) {
            streams.values().stream()
                    .filter(other -> other != known)
                    .min(Comparator.comparing(LogGroup::lastUse))
                    .ifPresent(silent -> streams.remove(silent.name()));
        }
        return known;
    }

    private static Instant lastUse(LogStream stream) {
        return stream.last().map(LogEvent::ingested).orElse(stream.created());
    }

    void remove(String stream) {
        streams.remove(stream);
    }

    /// Keeps what the retention says.
    void forgetOld(Instant now) {
        retentionDays.ifPresent(
                days ->
                        streams.values()
                                .forEach(s -> s.forgetBefore(now.minus(Duration.ofDays(days)))));
    }

    long bytes() {
        return streams.values().stream().mapToLong(LogStream::bytes).sum();
    }
}
