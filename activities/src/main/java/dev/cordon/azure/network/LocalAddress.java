package dev.cordon.azure.network;

import java.math.BigInteger;

/** A private address of the interface, and the subnet that it is in. */
record LocalAddress(String address, String subnetId) {
    IpFamily family() {
        return IpFamily.of(address);
    }

    BigInteger number() {
        return family().number(address);
    }
}
