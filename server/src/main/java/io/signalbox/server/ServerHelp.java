package io.signalbox.server;

/// The text of `--help`: the owner of the settings' names, meanings and defaults.
final class ServerHelp {
    static final String TEXT =
            """
            Signalbox channel server: Socket.IO v5 on /socket.io/, health on /healthz and /livez,
            metrics on /metrics. With --health, asks a running server with the same settings whether it
            is alive, and ends with status 0 if so.

            Settings come from the environment (default in brackets):
              SOCKET_PORT                    port to listen on, 0 for a free one [3000]
              SOCKET_HOST                    address to listen on [127.0.0.1]
              REDIS_ENDPOINT                 host:port or redis://… of the fleet's Redis [none: a server on its own]
              REDIS_ADAPTER                  classic, or sharded (Redis 7 or newer); as on all servers [classic]
              REDIS_SUBSCRIPTION_MODE        of the sharded adapter: dynamic, static, dynamic-private [dynamic]
              REDIS_CHANNEL_PREFIX           first part of every channel's name [socket.io]
              SERVER_ID                      name in the fleet [ECS task id, else hostname#pid]
              ADMIN_USERNAME                 user of the /admin namespace [none: admin off]
              ADMIN_PASSWORD_HASH            bcrypt hash of the admin password [none: admin off]
              ADMIN_MODE                     development (all details) or production [development]
              ADMIN_READONLY                 true: no commands [false]
              CORS_ORIGINS                   comma-separated origins of web pages, or * [none]
              SERVER_VERSION                 version to show [the build's]
              SERVER_COLOUR                  blue or green [none]
              SERVER_ZONE                    availability zone [ECS task's]
              STOP_TIMEOUT_SECONDS           from SIGTERM to the end at the latest [30]
              DRAIN_GRACE_SECONDS            from failing readiness to the first closed connection
                                             [a millisecond per client, at most 5 s]
              DRAIN_MIN_RATE                 connections closed each second at least [100]
              METRICS                        true: /metrics (Prometheus) on SOCKET_PORT
                                             [true if SOCKET_HOST is loopback and METRICS_PORT is not set]
              METRICS_PORT                   port of their own for /metrics, /healthz and /livez [none]
              METRICS_HOST                   address of that port [127.0.0.1]
              METRICS_EMF                    true: CloudWatch embedded metrics on standard output [false]
              METRICS_EMF_NAMESPACE          CloudWatch namespace [Signalbox]
              METRICS_EMF_SECONDS            from line to line [60]
              CLUSTER_NAME, SERVICE_NAME     dimensions of those metrics [as ECS says]
              LOG_FORMAT                     text or json, on standard error [text]
              LOG_LEVEL                      TRACE, DEBUG, INFO, WARN or ERROR, of this server's own loggers [INFO]
              PING_INTERVAL_MS               heartbeat [25000]
              PING_TIMEOUT_MS                wait for its answer [20000]
              MAX_PAYLOAD_BYTES              largest message [1000000]
              ECS_CONTAINER_METADATA_URI_V4  set by ECS: where the task's facts are read

            SIGTERM fails readiness (/healthz answers 503), closes the clients' connections at a pace that
            fills the stop timeout less a margin (few clients leave within a second or two), and ends with
            status 0.
            """;

    private ServerHelp() {}
}
