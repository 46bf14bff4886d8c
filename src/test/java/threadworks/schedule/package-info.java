@org.jspecify.annotations.NullMarked
package threadworks.schedule;
