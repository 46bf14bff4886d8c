/** Small programs that the weaving tests run woven. */
package threadworks.weave.trace.samples;
