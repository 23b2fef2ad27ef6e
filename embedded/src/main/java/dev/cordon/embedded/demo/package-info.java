/** The demo: one incident, posted as Sentinel would, followed as a Logic App would, and checked as an auditor would. */
@NullMarked
package dev.cordon.embedded.demo;

import org.jspecify.annotations.NullMarked;
