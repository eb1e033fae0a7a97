package io.signalbox.fleet.feed.wire;

/// The elements of the list that a [RawListing.Packed] is, one by one.
public final class PackedValues {

    private final MsgpackReader in;
    private int left;

    /// @throws WireException when there is no list
    public PackedValues(RawListing.Packed listing) {
        in = new MsgpackReader(listing.packet(), listing.from());
        left = in.array();
    }

    public boolean hasNext() {
        return left > 0;
    }

    /// As the JSON parser would give it.
    ///
    /// @throws WireException when the rest cannot be read
    public Object next() {
        left--;
        return in.value();
    }
}
