package io.signalbox.fleet.feed;

import io.signalbox.fleet.SocketEntry;
import io.signalbox.fleet.feed.wire.PackedValues;
import io.signalbox.fleet.feed.wire.RawListing;
import io.signalbox.fleet.feed.wire.WireException;
import java.io.IOException;
import java.time.Instant;
import org.json.JSONException;
import org.json.JSONObject;
import org.jspecify.annotations.Nullable;

/// Reads a listing from its msgpack bytes, one socket at a time.
final class ListedMsgpack implements ListedSockets {

    private final PackedValues values;
    private final Instant now;
    private int skipped;

    ListedMsgpack(RawListing.Packed listing, Instant now) throws IOException {
        this.now = now;
        try {
            values = new PackedValues(listing);
        } catch (WireException e) {
            throw new IOException(e);
        }
    }

    @Override
    public @Nullable SocketEntry next() throws IOException {
        while (values.hasNext()) {
            SocketEntry socket = socket();
            if (socket != null) {
                return socket;
            }
            skipped++;
        }
        return null;
    }

    private @Nullable SocketEntry socket() throws IOException {
        try {
            return values.next() instanceof JSONObject object
                    ? SocketReader.read(object, now)
                    : null;
        } catch (JSONException _) {
            return null;
        } catch (WireException e) {
            throw new IOException(e);
        }
    }

    @Override
    public int skipped() {
        return skipped;
    }

    @Override
    public void close() {}
}
