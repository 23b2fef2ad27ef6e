/** Whether a run's record holds: each check has a name, a sentence and a verdict, and believes nobody but the keys. */
@NullMarked
package dev.cordon.auditor.verify;

import org.jspecify.annotations.NullMarked;
