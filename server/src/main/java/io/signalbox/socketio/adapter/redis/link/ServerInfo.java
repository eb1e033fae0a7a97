package io.signalbox.socketio.adapter.redis.link;

/// What the command `INFO` says of a Redis.
///
/// @param version such as `7.0.15`; `unknown` if it was not said
/// @param cluster whether it is one node of a cluster
record ServerInfo(String version, boolean cluster) {

    private static final int FIRST_WITH_SHARDED_CHANNELS = 7;

    static ServerInfo parse(String info) {
        String version = "unknown";
        boolean cluster = false;
        for (String line : info.split("\r?\n")) {
            if (line.startsWith("redis_version:")) {
                version = line.substring("redis_version:".length()).strip();
            } else if (line.equals("cluster_enabled:1")) {
                cluster = true;
            }
        }
        return new ServerInfo(version, cluster);
    }

    /// A version that cannot be read is given the benefit of the doubt.
    boolean hasShardedChannels() {
        String major = version.split("\\.", 2)[0];
        return !major.matches("\\d{1,4}") || Integer.parseInt(major) >= FIRST_WITH_SHARDED_CHANNELS;
    }
}
