package dev.cordon.worker.policy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells whether a text is an address range in CIDR notation. */
final class Subnet {
    private static final Pattern SHAPE = Pattern.compile("([0-9.]+|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*)/([0-9]{1,3})");
    private static final Pattern FOUR_NUMBERS = Pattern.compile("([0-9]{1,3}\\.){3}[0-9]{1,3}");

    private Subnet() {}

    static boolean isCidr(String text) {
        Matcher parts = SHAPE.matcher(text);
        if (!parts.matches()) {
            return false;
        }
        String address = parts.group(1);
        if (!address.contains(":") && !FOUR_NUMBERS.matcher(address).matches()) {
            return false;
        }
        return Integer.parseInt(parts.group(2)) <= bits(address);
    }

    /** The length of a literal address in bits, or -1. Digits, dots and colons alone are never looked up by name. */
    private static int bits(String address) {
        try {
            return InetAddress.getByName(address).getAddress().length * Byte.SIZE;
        } catch (UnknownHostException notAnAddress) {
            return -1;
        }
    }
}
