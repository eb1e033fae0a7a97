package io.signalbox.socketio.admin.login;

/// Hashes made by bcryptjs, cost 4.
final class Hashes {

    static final String CHANGEIT_2A =
            "$2a$04$qwvI0LNx1n74lhbOIJRbXeBZJwSiW2wlc8Aj2..KrQQUfgSv9ypje";

    /// Of 80 times `p`.
    static final String LONG_2A = "$2a$04$DfC21Q4xhGAoceUHOHW97uLA2ldB1xXsyYWczhebpl44AOuoG2Seu";

    static final String UMLAUTS_2A = "$2a$04$LSbyumVzuUbcwSbGVTkTfuxt3u.uXgr6ntUNfGpyvNNXkepS82aAC";

    private Hashes() {}

    static String with(String version, String hash) {
        return version + hash.substring(version.length());
    }
}
