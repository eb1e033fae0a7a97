package io.signalbox.server.settings;

/// The text of `--help`: the owner of the settings' names, meanings and defaults.
public final class ServerHelp {
    /// Ends with a line feed.
    public static final String TEXT =
            """
            Signalbox channel server: Socket.IO v5 on /socket.io/, health on /healthz and /livez,
            metrics on /metrics. With --health, asks a running server with the same settings whether it
            is alive (on METRICS_PORT if there is one), and ends with status 0 if so.

            Settings come from the environment (default in brackets):
              SOCKET_PORT                    port to listen on, 0 for a free one [3000]
              SOCKET_HOST                    address to listen on [127.0.0.1]
              REDIS_ENDPOINT                 host:port or redis://… of the fleet's Redis [none: a server on its own]
              REDIS_PASSWORD                 its password, where REDIS_ENDPOINT does not hold one [none]
              REDIS_ADAPTER                  classic, or sharded (Redis 7 or newer); as on all servers [classic]
              REDIS_SUBSCRIPTION_MODE        of the sharded adapter: dynamic, static, dynamic-private [dynamic]
              REDIS_CHANNEL_PREFIX           first part of every channel's name [socket.io]
              SERVER_ID                      name in the fleet [ECS task id, else hostname#pid]
              ADMIN_USERNAME                 user of the /admin namespace [none: admin off]
              ADMIN_PASSWORD_HASH            bcrypt hash of the admin password [none: admin off]
              ADMIN_MODE                     development (all details) or production [development]
              ADMIN_READONLY                 true: no commands [false]
              CORS_ORIGINS                   comma-separated origins of web pages, /patterns/, or * [none]
              CORS_CREDENTIALS               whether those pages may send cookies [true, false with *]
              TLS_CERTIFICATE                PEM file of the certificate and its chain [none: plain HTTP]
              TLS_KEY                        PEM file of its key, PKCS #8; both are read again when they change
              TLS_KEY_PASSWORD               password of an encrypted key [none]
              PROXY_PROTOCOL                 true: every connection begins with a PROXY header (v1, v2) [false]
              TRUSTED_PROXIES                proxies in front that append to X-Forwarded-For [0: header ignored]
              MAX_CONNECTIONS_PER_ADDRESS    connections that one client address may have, 0 for any [0]
              TRANSPORTS                     polling, websocket or both [polling,websocket]
              ALLOW_UPGRADES                 whether polling clients may go over to WebSocket [true]
              UPGRADE_TIMEOUT_MS             time for that [10000]
              COOKIE                         name of a cookie with the session id, for balancers [none]
              HTTP_COMPRESSION               gzip or deflate for polls of 1024 bytes and more [true]
              PER_MESSAGE_DEFLATE            the same for WebSocket messages [false]
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
              LOOPS                          event loops, 0 for one per processor [0]
              LOOP_ASSIGNMENT                of connections: least-connection, round-robin, random [least-connection]
              LOOP_STUCK_SECONDS             after which a hanging loop is given up and replaced, 0 for never [10]
              HANDLERS                       virtual: on virtual threads; loop: on the event loops, for
                                             handlers that never block [virtual]
              CONNECT_TIMEOUT_MS             for a client to join a namespace [45000]
              CONNECTION_STATE_RECOVERY      true: clients that are back soon get what they missed, without
                                             REDIS_ENDPOINT only [false]
              RECOVERY_MAX_SECONDS           how long they may be away [120]
              PARSER                         json or msgpack; as at all clients, consoles among them [json]
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
