package dev.cordon.capability.sentinel;

/** The kinds of entities that Cordon tells apart; all the others are {@link #OTHER}. What is no entity is {@link #UNREAD}. */
public enum EntityKind {
    HOST,
    AZURE_RESOURCE,
    ACCOUNT,
    CLOUD_APPLICATION,
    IP,
    OTHER,
    UNREAD
}
