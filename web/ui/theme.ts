import { type CSSVariablesResolver, createTheme } from '@mantine/core'
import { t } from './words.ts'

// Defaults by name, not by component: the theme must not bring every component into the first load.
const field = { defaultProps: { size: 'sm' } }

/** Mantine in the design's tokens: sizes here, colours in tokens.css. */
export const theme = createTheme({
  fontFamily: "'Inter Variable', system-ui, sans-serif",
  fontSizes: { xs: '12px', sm: '13px', md: '14px', lg: '15px', xl: '18px' },
  lineHeights: { xs: '16px', sm: '20px', md: '20px', lg: '24px', xl: '24px' },
  radius: { xs: '4px', sm: '6px', md: '6px', lg: '10px', xl: '10px' },
  spacing: { xs: '8px', sm: '12px', md: '16px', lg: '24px', xl: '32px' },
  defaultRadius: 'sm',
  cursorType: 'pointer',
  respectReducedMotion: true,
  focusRing: 'auto',
  components: {
    Button: { defaultProps: { size: 'xs', fz: 'sm', px: 'sm' } },
    ActionIcon: { defaultProps: { variant: 'subtle', color: 'gray' } },
    Checkbox: { defaultProps: { radius: 'xs' } },
    TextInput: field,
    PasswordInput: {
      defaultProps: {
        ...field.defaultProps,
        visibilityToggleButtonProps: { 'aria-label': t('Show the password') },
      },
    },
    NumberInput: field,
    Select: field,
    Textarea: field,
    Modal: {
      defaultProps: {
        radius: 'lg',
        centered: true,
        overlayProps: { backgroundOpacity: 0.4 },
        closeButtonProps: { 'aria-label': t('Close') },
        transitionProps: { transition: 'pop', duration: 120 },
      },
    },
    Notification: { defaultProps: { closeButtonProps: { 'aria-label': t('Dismiss') } } },
    Popover: {
      defaultProps: { radius: 'lg', transitionProps: { duration: 120 } },
    },
  },
})

/** Points Mantine's own variables at the tokens, so that there is one palette. */
export const mantineVariables: CSSVariablesResolver = () => {
  const colors = {
    '--mantine-color-body': 'var(--panel)',
    '--mantine-color-text': 'var(--ink)',
    '--mantine-color-bright': 'var(--ink)',
    '--mantine-color-dimmed': 'var(--ink-3)',
    '--mantine-color-placeholder': 'var(--ink-3)',
    '--mantine-color-anchor': 'var(--link)',
    '--mantine-color-error': 'var(--negative)',
    '--mantine-color-default': 'var(--panel)',
    '--mantine-color-default-color': 'var(--ink)',
    '--mantine-color-default-hover': 'var(--surface)',
    '--mantine-color-default-border': 'var(--line-button)',
    '--mantine-color-gray-light-color': 'var(--ink-2)',
    '--mantine-color-gray-light-hover': 'var(--surface)',
    '--mantine-primary-color-filled': 'var(--accent)',
    '--mantine-primary-color-filled-hover': 'var(--accent-hover)',
    '--mantine-color-indigo-filled': 'var(--accent)',
    '--mantine-color-indigo-filled-hover': 'var(--accent-hover)',
    '--mantine-color-blue-filled': 'var(--accent)',
    '--mantine-color-blue-filled-hover': 'var(--accent-hover)',
    '--mantine-color-blue-text': 'var(--link)',
    '--mantine-color-blue-light-color': 'var(--link)',
    '--mantine-color-blue-light-hover': 'var(--surface)',
    '--mantine-color-red-filled': 'var(--danger)',
    '--mantine-color-red-filled-hover': '#912018',
    '--mantine-color-disabled': 'var(--surface)',
    '--mantine-color-disabled-color': 'var(--ink-3)',
    '--mantine-color-disabled-border': 'var(--line)',
    '--mantine-shadow-md': 'var(--float-shadow)',
    '--mantine-shadow-xl': 'var(--float-shadow)',
  }
  return { variables: {}, light: colors, dark: colors }
}
