package io.signalbox.lab.stacks.template;

import io.signalbox.lab.stacks.text.Wrong;
import java.util.ArrayList;
import java.util.List;

/// `Fn::Cidr` for IPv4.
final class CidrBlocks {
    private CidrBlocks() {}

    /// @param hostBits bits that each block leaves for hosts
    static List<String> of(String block, int count, int hostBits) {
        int slash = block.indexOf('/');
        String[] octets = block.substring(0, Math.max(slash, 0)).split("\\.", -1);
        if (slash < 0 || octets.length != 4) {
            throw wrong(block, "must be an IPv4 block such as 10.0.0.0/16");
        }
        int prefix = number(block.substring(slash + 1), 32, block);
        long base = 0;
        for (String octet : octets) {
            base = (base << 8) | number(octet, 255, block);
        }
        if (count < 1 || count > 256 || hostBits < 1 || hostBits > 32 - prefix) {
            throw wrong(
                    block, "takes a count of 1 to 256 and 1 to " + (32 - prefix) + " host bits");
        }
        long first = base & (-1L << (32 - prefix));
        if ((long) count << hostBits > 1L << (32 - prefix)) {
            throw wrong(block, "has no room for %d blocks of /%d".formatted(count, 32 - hostBits));
        }
        List<String> blocks = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            long at = first + ((long) i << hostBits);
            blocks.add(
                    "%d.%d.%d.%d/%d"
                            .formatted(
                                    at >> 24 & 255,
                                    at >> 16 & 255,
                                    at >> 8 & 255,
                                    at & 255,
                                    32 - hostBits));
        }
        return blocks;
    }

    private static int number(String text, int most, String block) {
        try {
            int number = Integer.parseInt(text);
            if (number >= 0 && number <= most) {
                return number;
            }
        } catch (NumberFormatException notANumber) {
            // told below
        }
        throw wrong(block, "must be an IPv4 block such as 10.0.0.0/16");
    }

    private static RuntimeException wrong(String block, String rule) {
        return Wrong.template("Fn::Cidr '%s' %s".formatted(block, rule));
    }
}
