package io.signalbox.engineio.transport.connection;

import io.netty.handler.codec.http.HttpHeaders;
import io.netty.util.NetUtil;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads `X-Forwarded-For` and `X-Forwarded-Proto` behind a known number of proxies. Each proxy appends what it
/// saw, so only as many entries from the right are true as there are proxies of ours; what stands left of them
/// is the client's own claim.
public final class ForwardedFor {
    private static final String FOR = "x-forwarded-for";
    private static final String PROTO = "x-forwarded-proto";
    private static final int MAX_ENTRIES = 64;
    private static final Pattern WITH_PORT =
            Pattern.compile(
                    "(\\d{1,3}(?:\\.\\d{1,3}){3}):\\d{1,5}|\\[([0-9a-fA-F:.]+)](?::\\d{1,5})?");

    private ForwardedFor() {}

    /// The client behind our proxies.
    ///
    /// @param peer the nearest proxy; kept when there is no header, as with a check of the proxy itself
    /// @param hops number of our proxies, at least 1
    public static Peer of(Peer peer, HttpHeaders headers, int hops) throws BadPeerException {
        List<String> addresses = entries(headers, FOR);
        if (addresses.isEmpty()) {
            return peer;
        }
        if (addresses.size() < hops) {
            throw new BadPeerException(
                    "X-Forwarded-For has fewer entries than there are trusted proxies ("
                            + hops
                            + ")");
        }
        String address = address(addresses.get(addresses.size() - hops));
        List<String> protocols = entries(headers, PROTO);
        if (protocols.isEmpty()) {
            return new Peer(address, peer.secure());
        }
        // Some proxies append, others replace.
        String protocol = protocols.get(Math.max(0, protocols.size() - hops));
        return switch (protocol.toLowerCase(Locale.ROOT)) {
            case "https", "wss" -> new Peer(address, true);
            case "http", "ws" -> new Peer(address, false);
            default -> throw new BadPeerException("X-Forwarded-Proto is neither http nor https");
        };
    }

    private static List<String> entries(HttpHeaders headers, String name) throws BadPeerException {
        List<String> entries = new ArrayList<>();
        for (String value : headers.getAll(name)) {
            for (String entry : value.split(",", MAX_ENTRIES + 1)) {
                entries.add(entry.strip());
            }
        }
        if (entries.size() > MAX_ENTRIES) {
            throw new BadPeerException(name + " has more than " + MAX_ENTRIES + " entries");
        }
        return entries;
    }

    private static String address(String entry) throws BadPeerException {
        Matcher port = WITH_PORT.matcher(entry);
        String bare = entry;
        if (port.matches()) {
            bare = port.group(1) == null ? port.group(2) : port.group(1);
        }
        if (!NetUtil.isValidIpV4Address(bare) && !NetUtil.isValidIpV6Address(bare)) {
            throw new BadPeerException("X-Forwarded-For has an entry that is no IP address");
        }
        return bare;
    }
}
