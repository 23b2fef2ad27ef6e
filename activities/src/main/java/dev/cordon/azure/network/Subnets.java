package dev.cordon.azure.network;

import java.util.Locale;

/** What a subnet's id says of its virtual network. */
final class Subnets {
    private static final String SUBNETS = "/subnets/";

    private Subnets() {}

    static String vnetId(String subnetId) {
        return subnetId.substring(0, subnetId.toLowerCase(Locale.ROOT).lastIndexOf(SUBNETS));
    }

    static String vnetName(String subnetId) {
        String vnet = vnetId(subnetId);
        return vnet.substring(vnet.lastIndexOf('/') + 1);
    }
}
