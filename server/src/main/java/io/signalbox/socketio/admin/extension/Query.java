package io.signalbox.socketio.admin.extension;

import org.jspecify.annotations.Nullable;

/// The event `query`: one page of sockets or rooms.
///
/// @param serverId whose, null for the whole fleet
/// @param filter which ones
/// @param sort field of the items
/// @param limit items on the page, 1 to 1000
/// @param after where the page begins, null for the first one
record Query(
        What what,
        @Nullable String serverId,
        QueryFilter filter,
        String sort,
        boolean descending,
        int limit,
        @Nullable Cursor after) {
    static final String EVENT = "query";
    static final int MAX_LIMIT = 1_000;
    static final String BY_SIZE = "sockets";
    private static final int DEFAULT_LIMIT = 100;

    /// What is asked for.
    enum What {
        SOCKETS,
        ROOMS
    }

    static Query parse(@Nullable Object argument) throws Refusal {
        Fields fields =
                Fields.of(
                        argument,
                        "what",
                        "serverId",
                        "nsp",
                        "room",
                        "id",
                        "clientId",
                        "transport",
                        "address",
                        "data",
                        "text",
                        "sort",
                        "descending",
                        "limit",
                        "cursor");
        What what =
                fields.choice("what", "sockets", "sockets", "rooms").equals("rooms")
                        ? What.ROOMS
                        : What.SOCKETS;
        String serverId = fields.text("serverId");
        String sort = sort(what, fields);
        if (sort.equals(BY_SIZE) && serverId == null) {
            throw new Refusal("rooms are sorted by sockets on one server only: name its serverId");
        }
        String cursor = fields.text("cursor");
        return new Query(
                what,
                serverId,
                QueryFilter.of(what, fields),
                sort,
                fields.flag("descending"),
                fields.count("limit", DEFAULT_LIMIT, 1, MAX_LIMIT),
                cursor == null ? null : Cursor.parse(cursor));
    }

    private static String sort(What what, Fields fields) throws Refusal {
        return switch (what) {
            case SOCKETS ->
                    fields.choice("sort", "id", "id", "nsp", "transport", "address", "issued");
            case ROOMS -> fields.choice("sort", "room", "room", BY_SIZE);
        };
    }
}
