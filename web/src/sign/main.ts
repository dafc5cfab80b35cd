import '../style/base.css'
import { createApp } from 'vue'
import App from './App.vue'

// Dark: a strip that shines above every counter all day should not dazzle.
document.documentElement.className = 'dark'
createApp(App).mount('#app')
