extension PythonWriter {
  /// The support code that linked modules (`isSelfContained == false`) include and are linked with,
  /// by file name. The build writes all of them into one folder, compiles each `.c` once per Python,
  /// NumPy and compiler, and caches the objects.
  public static var supportFiles: [(name: String, bytes: [UInt8])] {
    [
      ("swiftlet_support.h", PackageResources.swiftlet_support_h),
      ("swiftlet_callback.h", PackageResources.swiftlet_callback_h),
      ("swiftlet_namespace.h", PackageResources.swiftlet_namespace_h),
      ("swiftlet_records.h", PackageResources.swiftlet_records_h),
      ("swiftlet_library.h", PackageResources.swiftlet_library_h),
      ("swiftlet_support.c", PackageResources.swiftlet_support_c),
      ("swiftlet_scalars.c", PackageResources.swiftlet_scalars_c),
      ("swiftlet_arrays.c", PackageResources.swiftlet_arrays_c),
      ("swiftlet_callback.c", PackageResources.swiftlet_callback_c),
      ("swiftlet_namespace.c", PackageResources.swiftlet_namespace_c),
      ("swiftlet_records.c", PackageResources.swiftlet_records_c),
      ("swiftlet_library.c", PackageResources.swiftlet_library_c),
    ]
  }
}
