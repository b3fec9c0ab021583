/// The program that tells where an installation of Python has its headers and NumPy.
///
/// It runs with `-S` and imports neither NumPy nor, where the usual folders hold, `sysconfig`: that
/// takes a fifth of the time. `site` is asked where packages lie, as it would be without `-S`, but
/// `.pth` files are only run if NumPy is not found otherwise.
enum PythonProbe {
  static let script = """
    import sys, os, site, _imp
    home = os.path.dirname(os.path.dirname(sys.executable))
    def package_folders():
        yield from sys.path[1:]
        base = sys.base_prefix, sys.base_exec_prefix
        try:
            with open(os.path.join(home, 'pyvenv.cfg')) as file:
                pairs = (line.lower().partition('=') for line in file)
                pairs = {name.strip(): value.strip() for name, _, value in pairs}
        except OSError:
            pairs = None
        if pairs is not None:
            yield from site.getsitepackages([home])
            if pairs.get('include-system-site-packages') != 'true':
                return
        if site.check_enableusersite():
            yield site.getusersitepackages()
        yield from site.getsitepackages(list(base))
    def numpy_folder():
        for folder in package_folders():
            found = os.path.join(folder, 'numpy')
            if os.path.exists(os.path.join(found, '__init__.py')):
                return found
        site.main()
        import importlib.util
        spec = importlib.util.find_spec('numpy')
        return os.path.dirname(spec.origin) if spec and spec.origin else ''
    print('.'.join(map(str, sys.version_info[:3])))
    name = 'python%d.%d%s' % (*sys.version_info[:2], getattr(sys, 'abiflags', ''))
    headers = os.path.join(sys.base_prefix, 'include', name)
    if os.path.exists(os.path.join(headers, 'Python.h')) and os.name == 'posix':
        print((_imp.extension_suffixes() or ['.so'])[0])
        print(headers)
        print(headers)
    else:
        import sysconfig
        paths = sysconfig.get_paths()
        print(sysconfig.get_config_var('EXT_SUFFIX') or '.so')
        print(paths['include'])
        print(paths['platinclude'])
    folder = numpy_folder()
    version = include = ''
    if folder:
        for core in ('_core', 'core'):
            include = os.path.join(folder, core, 'include')
            if os.path.isdir(include):
                break
        try:
            with open(os.path.join(folder, 'version.py')) as file:
                text = file.read().split('if not release')[0]
        except OSError:
            text = ''
        for line in text.splitlines():
            name, _, value = line.partition('=')
            if name.strip() in ('version', 'full_version', 'short_version') and value:
                version = version or value.strip().strip('"').strip("'")
        if not version or not version[0].isdigit() or not os.path.isdir(include):
            site.main()
            import numpy
            version = numpy.__version__
            include = numpy.get_include()
    print(version)
    print(include)
    print(sys.executable)
    """
}
