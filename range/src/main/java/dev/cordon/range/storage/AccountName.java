package dev.cordon.range.storage;

/** The names that storage accounts may have, worldwide. */
final class AccountName {
    private AccountName() {}

    static boolean isValid(String name) {
        return name.matches("[a-z0-9]{3,24}");
    }
}
