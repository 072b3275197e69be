/**
 * From text to policy documents, with everything that is wrong on the way.
 *
 * <p>One streaming reader for JSON and YAML makes a tree of positioned nodes ({@link
 * io.iamsim.parse.SourceReader}); {@link io.iamsim.parse.PolicyParser} reads a document off that
 * tree. {@link io.iamsim.parse.PolicyArchive} keeps documents as bytes. May import {@code model},
 * {@code match} and {@code source}. Read {@link io.iamsim.parse.PolicyParser} first.
 */
@NullMarked
package io.iamsim.parse;

import org.jspecify.annotations.NullMarked;
