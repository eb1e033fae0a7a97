package io.signalbox.engineio;

import io.signalbox.engineio.options.CookieOptions;
import io.signalbox.engineio.options.CorsOptions;
import io.signalbox.engineio.options.EndpointOptions;
import io.signalbox.engineio.options.HeartbeatOptions;
import io.signalbox.engineio.options.HttpOptions;
import io.signalbox.engineio.options.TransportOptions;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Settings of the engine by topic, with the official names and defaults.
///
/// @param endpoint where it is found
/// @param transports how clients may come
/// @param heartbeat pings
/// @param limits sizes and times
/// @param http CORS, cookie, compression
/// @param admission who may come, and under which id
/// @param loops the event loops
public record EngineOptions(
        EndpointOptions endpoint,
        TransportOptions transports,
        HeartbeatOptions heartbeat,
        EngineLimits limits,
        HttpOptions http,
        Admission admission,
        LoopOptions loops) {

    /// The official defaults.
    public static final EngineOptions DEFAULT =
            new EngineOptions(
                    EndpointOptions.DEFAULT,
                    TransportOptions.DEFAULT,
                    HeartbeatOptions.DEFAULT,
                    EngineLimits.DEFAULT,
                    HttpOptions.DEFAULT,
                    Admission.DEFAULT,
                    LoopOptions.DEFAULT);

    /// Path of requests, without a slash at the end.
    public String path() {
        return endpoint.path();
    }

    /// From the open packet or the last pong to the next ping.
    public Duration pingInterval() {
        return heartbeat.pingInterval();
    }

    /// From a ping to the end of the session.
    public Duration pingTimeout() {
        return heartbeat.pingTimeout();
    }

    /// From a probe's connection to its `upgrade` packet.
    public Duration upgradeTimeout() {
        return transports.upgradeTimeout();
    }

    /// Other origins.
    public CorsOptions cors() {
        return http.cors();
    }

    /// A copy with another endpoint.
    public EngineOptions withEndpoint(EndpointOptions value) {
        return new EngineOptions(value, transports, heartbeat, limits, http, admission, loops);
    }

    /// A copy with another path.
    public EngineOptions withPath(String value) {
        return withEndpoint(endpoint.withPath(value));
    }

    /// A copy with other transports.
    public EngineOptions withTransports(TransportOptions value) {
        return new EngineOptions(endpoint, value, heartbeat, limits, http, admission, loops);
    }

    /// A copy with only these transports.
    public EngineOptions withTransports(String... names) {
        return withTransports(
                new TransportOptions(
                        Set.of(names), transports.allowUpgrades(), transports.upgradeTimeout()));
    }

    /// A copy that lets polling sessions go over to WebSocket, or not.
    public EngineOptions withAllowUpgrades(boolean value) {
        return withTransports(
                new TransportOptions(transports.names(), value, transports.upgradeTimeout()));
    }

    /// A copy with another time for upgrades.
    public EngineOptions withUpgradeTimeout(Duration value) {
        return withTransports(
                new TransportOptions(transports.names(), transports.allowUpgrades(), value));
    }

    /// A copy with another heartbeat.
    public EngineOptions withHeartbeat(Duration interval, Duration timeout) {
        HeartbeatOptions value = new HeartbeatOptions(interval, timeout);
        return new EngineOptions(endpoint, transports, value, limits, http, admission, loops);
    }

    /// A copy with other limits.
    public EngineOptions withLimits(EngineLimits value) {
        return new EngineOptions(endpoint, transports, heartbeat, value, http, admission, loops);
    }

    /// A copy with other HTTP settings.
    public EngineOptions withHttp(HttpOptions value) {
        return new EngineOptions(endpoint, transports, heartbeat, limits, value, admission, loops);
    }

    /// A copy with other origins.
    public EngineOptions withCors(CorsOptions value) {
        return withHttp(http.withCors(value));
    }

    /// A copy with another cookie, null for none.
    public EngineOptions withCookie(@Nullable CookieOptions value) {
        return withHttp(http.withCookie(value));
    }

    /// A copy with another admission.
    public EngineOptions withAdmission(Admission value) {
        return new EngineOptions(endpoint, transports, heartbeat, limits, http, value, loops);
    }

    /// A copy that asks before it opens a session.
    public EngineOptions withAllowRequest(AllowRequest value) {
        return withAdmission(admission.withAllowRequest(value));
    }

    /// A copy with session ids of its own.
    public EngineOptions withGenerateId(IdGenerator value) {
        return withAdmission(admission.withGenerateId(value));
    }

    /// A copy with a listener of headers and refusals.
    public EngineOptions withHooks(HttpHooks value) {
        return withAdmission(admission.withHooks(value));
    }

    /// A copy with another number of event loops.
    public EngineOptions withLoops(int value) {
        return withLoops(loops.withCount(value));
    }

    /// A copy with other event loops.
    public EngineOptions withLoops(LoopOptions value) {
        return new EngineOptions(endpoint, transports, heartbeat, limits, http, admission, value);
    }
}
