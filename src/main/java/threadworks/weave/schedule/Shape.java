package threadworks.weave.schedule;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.commons.Remapper;
import threadworks.lab.Param;

/** What a class file declares, without its code. Names are those of the class file. */
final class Shape extends ClassVisitor {
  private static final String PARAM = Type.getDescriptor(Param.class);

  /**
   * A field's declaration.
   *
   * @param given whether it is a parameter that keeps, for the whole run, the value it was given
   *     before
   */
  record Field(int access, String descriptor, boolean constant, boolean given) {
    boolean has(int flag) {
      return (access & flag) != 0;
    }
  }

  private int access;
  private @Nullable String parent;
  private List<String> interfaces = List.of();
  private boolean sealed;
  private boolean initialiser;
  private boolean defaults;
  private final Map<String, Field> fields = new HashMap<>();
  private final Map<String, Integer> methods = new HashMap<>();

  private Shape() {
    super(Opcodes.ASM9);
  }

  static Shape read(byte[] classFile) {
    var shape = new Shape();
    new ClassReader(classFile)
        .accept(shape, ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
    return shape;
  }

  @Override
  public void visit(
      int version,
      int access,
      String name,
      @Nullable String signature,
      @Nullable String superName,
      String[] interfaces) {
    this.access = access;
    parent = superName;
    this.interfaces = List.of(interfaces);
  }

  @Override
  public void visitPermittedSubclass(String permitted) {
    sealed = true;
  }

  @Override
  public @Nullable FieldVisitor visitField(
      int access,
      String name,
      String descriptor,
      @Nullable String signature,
      @Nullable Object value) {
    boolean constant = value != null && isFinal(access);
    fields.put(name, new Field(access, descriptor, constant, false));
    return new FieldVisitor(Opcodes.ASM9) {
      @Override
      public @Nullable AnnotationVisitor visitAnnotation(String type, boolean visible) {
        if (!type.equals(PARAM)) {
          return null;
        }
        fields.put(name, new Field(access, descriptor, constant, true));
        return new AnnotationVisitor(Opcodes.ASM9) {
          @Override
          public void visit(String element, Object set) {
            if (element.equals("live") && set.equals(true)) {
              fields.put(name, new Field(access, descriptor, constant, false));
            }
          }
        };
      }
    };
  }

  private static boolean isFinal(int access) {
    return (access & Opcodes.ACC_FINAL) != 0;
  }

  @Override
  public @Nullable MethodVisitor visitMethod(
      int access,
      String name,
      String descriptor,
      @Nullable String signature,
      String @Nullable [] exceptions) {
    initialiser |= name.equals("<clinit>");
    methods.put(name + descriptor, access);
    defaults |= isInterface() && isOffered(access) && (access & Opcodes.ACC_ABSTRACT) == 0;
    return null;
  }

  @Nullable String parent() {
    return parent;
  }

  List<String> interfaces() {
    return interfaces;
  }

  boolean isInterface() {
    return (access & Opcodes.ACC_INTERFACE) != 0;
  }

  boolean isPublic() {
    return (access & Opcodes.ACC_PUBLIC) != 0;
  }

  boolean isEnum() {
    return (access & Opcodes.ACC_ENUM) != 0;
  }

  boolean isSealed() {
    return sealed;
  }

  boolean hasInitialiser() {
    return initialiser;
  }

  /** Whether it is an interface with a default method: classes are initialised with it. */
  boolean hasDefaults() {
    return defaults;
  }

  Map<String, Field> fields() {
    return fields;
  }

  /**
   * Whether it declares a method that others may override or call through it.
   *
   * @param names the names that classes have in {@code nameAndDescriptor}
   */
  boolean offers(String nameAndDescriptor, Remapper names) {
    return offered().anyMatch(method -> isSame(method, nameAndDescriptor, names));
  }

  /**
   * Whether it declares a method, be it for itself alone.
   *
   * @param names the names that classes have in {@code nameAndDescriptor}
   */
  boolean declares(String nameAndDescriptor, Remapper names) {
    return methods.keySet().stream().anyMatch(method -> isSame(method, nameAndDescriptor, names));
  }

  private static boolean isSame(String method, String nameAndDescriptor, Remapper names) {
    int end = method.indexOf('(');
    return nameAndDescriptor.startsWith(method.substring(0, end + 1))
        && nameAndDescriptor.substring(end).equals(names.mapMethodDesc(method.substring(end)));
  }

  /** The names and descriptors of the methods that others may override or call through it. */
  Stream<String> offered() {
    return methods.entrySet().stream()
        .filter(method -> isOffered(method.getValue()))
        .map(Map.Entry::getKey);
  }

  private static boolean isOffered(int access) {
    return (access & (Opcodes.ACC_STATIC | Opcodes.ACC_PRIVATE)) == 0;
  }

  /** Whether it declares a method that others may override or call through it. */
  boolean offers(String nameAndDescriptor) {
    var access = methods.get(nameAndDescriptor);
    return access != null && isOffered(access);
  }

  /** Whether it declares that method with a body. */
  boolean implementsMethod(String nameAndDescriptor) {
    var access = methods.get(nameAndDescriptor);
    return access != null && (access & Opcodes.ACC_ABSTRACT) == 0;
  }

  Stream<String> descriptors() {
    return methods.keySet().stream().map(method -> method.substring(method.indexOf('(')));
  }
}
