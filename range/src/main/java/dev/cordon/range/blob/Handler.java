package dev.cordon.range.blob;

import dev.cordon.range.http.Answer;

/** Carries one operation out while the accounts are locked. */
interface Handler {
    Answer handle(BlobCall call);
}
